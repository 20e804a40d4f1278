# SPDX-License-Identifier: GPL-2.0-or-later
# WORDS ! TEXT [& TEXT ...] @COLUMN as in malformed.t: tunnels over UDP.

# --- numbers ---
vnet-link add v0 type vxlan id 16777216 ! 0..16777215 @32
vnet-link add v0 type vxlan vni 4294967296 ! 0..16777215 @33
vnet-link add v0 type vxlan id -1 ! is not a number @32
vnet-link add v0 type vxlan id ! 'id' needs a value @32
vnet-link add v0 type vxlan id 5 dstport 65536 ! 0..65535 @42
vnet-link add v0 type vxlan id 5 ttl 256 ! 0..255 @38
vnet-link add v0 type vxlan id 5 ttl forever ! is not a number @38
vnet-link add v0 type vxlan id 5 tos 100 ! 0..0xff @38
vnet-link add v0 type vxlan id 5 tos xyz ! tos cannot be 'xyz' & rt_dsfield @38
vnet-link add v0 type vxlan id 5 flowlabel 0x100000 ! 0..1048575 @44
vnet-link add v0 type vxlan id 5 df never ! unset|set|inherit @37
vnet-link add v0 type vxlan id 5 ageing never ! ageing cannot be 'never' @41
vnet-link add v0 type vxlan id 5 ageing 4294967296 ! 0..4294967295 @41
vnet-link add v0 type vxlan id 5 maxaddress unlimitd ! did you mean 'unlimited'? @45
vnet-link add v0 type vxlan id 5 srcport 5 ! 'srcport' needs a value @44
vnet-link add v0 type vxlan id 5 srcport 10 5 ! the last port 5 is below the first @45
vnet-link add v0 type vxlan id 5 srcport 5 65536 ! 0..65535 @44
vnet-link add v0 type vxlan id 5 reserved_bits 0x10000000000000000 ! out of range @48
vnet-link add v0 type vxlan id 5 label_policy frob ! fixed|inherit @47

# --- addresses ---
vnet-link add v0 type vxlan id 5 remote 239.1.1.1 ! '239.1.1.1' is a multicast address & a single host @41
vnet-link add v0 type vxlan id 5 group 192.0.2.1 dev eth0 ! is no multicast address & 224.0.0.0/4 @40
vnet-link add v0 type vxlan id 5 local ff02::1 ! 'ff02::1' is a multicast address @40
vnet-link add v0 type vxlan id 5 remote 192.0.2.256 ! 256 is more than 255 @41
vnet-link add v0 type vxlan id 5 remote 192.0.2.1/24 ! has a prefix length @41
vnet-link add v0 type vxlan id 5 remote 192.0.2.1 local 2001:db8::1 ! 'remote' is IPv4 and 'local' is IPv6 @51
vnet-link add v0 type vxlan id 5 local 2001:db8::1 remote 192.0.2.1 ! 'local' is IPv6 and 'remote' is IPv4 @52
vnet-link add v0 type vxlan id 5 group ff05::1 local 192.0.2.1 dev eth0 ! 'group' is IPv6 and 'local' is IPv4 @48
vnet-link add v0 type vxlan id 5 remote 192.0.2.1 group 239.1.1.1 dev eth0 ! 'remote' and 'group' set the same thing @51
vnet-link add v0 type vxlan id 5 remote 192.0.2.1 remote 192.0.2.2 ! 'remote' and 'remote' set the same thing @51
vnet-link add v0 type vxlan id 5 group 239.1.1.1 ! 'group' needs 'dev' @34
vnet-link -4 add v0 type vxlan id 5 remote 2001:db8::1 ! is an IPv6 address @44

# --- what goes together ---
vnet-link add v0 type vxlan ! 'vxlan' needs 'id' or 'external' @29
vnet-link add v0 type vxlan dstport 4789 ! 'vxlan' needs 'id' or 'external' @42
vnet-link add v0 type vxlan noexternal ! 'vxlan' needs 'id' or 'external' @40
vnet-link replace v0 type vxlan ! 'vxlan' needs 'id' or 'external' @33
vnet-link ensure v0 type vxlan ! 'vxlan' needs 'id' or 'external' @32
vnet-link add v0 type vxlan external id 5 ! 'id' cannot be said with 'external' @38
vnet-link add v0 type vxlan vni 5 external ! 'vni' cannot be said with 'external' @29
vnet-link add v0 type vxlan external remote 192.0.2.1 ! 'remote' cannot be said with 'external' & vnifilter @38
vnet-link add v0 type vxlan group 239.1.1.1 dev eth0 external ! 'group' cannot be said with 'external' @29
vnet-link add v0 type vxlan id 5 vnifilter ! 'vnifilter' needs 'external' @34
vnet-link add v0 type vxlan id 5 noexternal vnifilter ! 'vnifilter' needs 'external' @45
vnet-link add v0 type vxlan id 5 gpe ! 'gpe' needs 'external' @34
vnet-link add v0 type vxlan id 5 ttl 5 ttl inherit ! 'ttl' and 'ttl' set the same thing @40
vnet-link add v0 type vxlan id 5 hoplimit inherit ttl 5 ! 'hoplimit' and 'ttl' set the same thing @51
vnet-link add v0 type vxlan id 5 learning nolearning ! 'learning' and 'nolearning' set the same thing @43
vnet-link add v0 type vxlan id 5 nodf ! unknown word 'nodf' @34
vnet-link add v0 type vxlan id 5 dstpor 4789 ! did you mean 'dstport'? @34
vnet-link set v0 type vxlan vnifilter ! 'vnifilter' needs 'external' @29

# --- geneve ---
vnet-link add v0 type geneve ! 'geneve' needs 'id' or 'external' @30
vnet-link add v0 type geneve id 5 ! 'geneve' needs 'remote' or 'external' @35
vnet-link add v0 type geneve noexternal remote 192.0.2.1 ! 'geneve' needs 'id' or 'external' @58
vnet-link add v0 type geneve external id 5 ! 'id' cannot be said with 'external' @39
vnet-link add v0 type geneve external ttl 5 ! 'ttl' cannot be said with 'external' @39
vnet-link add v0 type geneve ttl inherit external ! 'ttl' cannot be said with 'external' @30
vnet-link add v0 type geneve external udpcsum ! 'udpcsum' cannot be said with 'external' @39
vnet-link add v0 type geneve id 16777216 remote 192.0.2.1 ! 0..16777215 @33
vnet-link add v0 type geneve id 5 remote 239.1.1.1 ! is a multicast address @42
vnet-link add v0 type geneve id 5 remote 192.0.2.1 local ::1 ! 'remote' is IPv4 and 'local' is IPv6 @52
vnet-link add v0 type geneve external noexternal ! 'external' and 'noexternal' set the same thing @39

# --- bareudp ---
vnet-link add v0 type bareudp ! 'bareudp' needs 'dstport' @31
vnet-link add v0 type bareudp dstport 6635 ! 'bareudp' needs 'ethertype' @44
vnet-link add v0 type bareudp ethertype ipv4 ! 'bareudp' needs 'dstport' @46
vnet-link add v0 type bareudp dstport 0 ethertype ipv4 ! 1..65535 @39
vnet-link add v0 type bareudp dstport 6635 ethertype ipv5 ! ip|ipv4|ipv6|mpls_uc|mpls_mc @54
vnet-link add v0 type bareudp dstport 6635 ethertype 0x10000 ! 0..65535 @54
vnet-link add v0 type bareudp dstport 1 ethertype ip multiproto nomultiproto ! set the same thing @65
