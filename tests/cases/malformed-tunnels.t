# SPDX-License-Identifier: GPL-2.0-or-later
# WORDS ! TEXT [& TEXT ...] @COLUMN as in malformed.t: GRE and IP tunnels.

vnet-link add t0 type gre remote ! 'remote' needs a value @34
vnet-link add t0 type gre remote 2001:db8::1 ! is an IPv6 address, gre takes IPv4 & are of type ip6gre @34
vnet-link add t0 type gretap local 2001:db8::1 ! gretap takes IPv4 & are of type ip6gretap @36
vnet-link add t0 type erspan remote ::1 key 5 seq ! erspan takes IPv4 & are of type ip6erspan @37
vnet-link add t0 type ip6gre remote 10.0.0.1 ! is an IPv4 address, ip6gre takes IPv6 & are of type gre @37
vnet-link add t0 type ip6gretap local 10.0.0.1 ! ip6gretap takes IPv6 & are of type gretap @39
vnet-link add t0 type ipip remote ::1 ! ipip takes IPv4 & are of type ip6tnl @35
vnet-link add t0 type sit remote ::1 ! sit takes IPv4 & are of type ip6tnl @34
vnet-link add t0 type ip6tnl remote 10.0.0.1 ! ip6tnl takes IPv6 & are of type ipip or sit @37
vnet-link add t0 type vti remote ::1 ! vti takes IPv4 & are of type vti6 @34
vnet-link add t0 type vti6 remote 10.0.0.1 ! vti6 takes IPv6 & are of type vti @35
vnet-link add t0 type gre remote 10.0.0.1 local 2001:db8::1 ! 'remote' is IPv4 and 'local' is IPv6 @43
vnet-link add t0 type ip6tnl local 2001:db8::1 remote 10.0.0.1 ! 'local' is IPv6 and 'remote' is IPv4 @48
vnet-link add t0 type gre remote 10.0.0.300 ! 300 is more than 255 @34
vnet-link add t0 type gre remote 10.0.0.1/24 ! has a prefix length: remote takes none @34
vnet-link add t0 type gre remote anyone ! is not an IP address @34
vnet-link add t0 type gre remote 10.0.0.1 remote 10.0.0.2 ! 'remote' and 'remote' set the same thing @43
vnet-link add t0 type gre key 4294967296 ! 4294967296 is out of range & key takes 0..4294967295 @31
vnet-link add t0 type gre ikey 1.2.3 ! is not an IPv4 address @32
vnet-link add t0 type gre okey 5x ! '5x' is not a number @32
vnet-link add t0 type gre key 5 ikey 6 ! 'key' and 'ikey' set the same thing @33
vnet-link add t0 type gre nokey key 6 ! 'nokey' and 'key' set the same thing @33
vnet-link add t0 type gre seq noiseq ! 'seq' and 'noiseq' set the same thing @31
vnet-link add t0 type gre key ! 'key' needs a value: KEY @31
vnet-link add t0 type gre ttl 256 ! 256 is out of range & ttl takes 0..255 @31
vnet-link add t0 type gre ttl auto ! 'auto' is not a number @31
vnet-link add t0 type gre hlim ! 'hlim' needs a value @32
vnet-link add t0 type gre tos 0x100 ! 0x100 is out of range @31
vnet-link add t0 type gre fwmark inherit ! 'inherit' is not a number @34
vnet-link add t0 type gre pmtudisc nopmtudisc ! set the same thing @36
vnet-link add t0 type gre ignore-df ! 'ignore-df' needs 'nopmtudisc' @27
vnet-link add t0 type gre ignore-df pmtudisc ! 'ignore-df' needs 'nopmtudisc' @27
vnet-link add t0 type gre remote 239.1.1.1 ! 'local' must be said, too @27
vnet-link add t0 type gre hoplimt 5 ! unknown word 'hoplimt' @27
vnet-link add t0 type gre encaplimit 4 ! unknown word 'encaplimit' @27
vnet-link add t0 type ip6gre pmtudisc ! unknown word 'pmtudisc' @30
vnet-link add t0 type ipip key 5 ! unknown word 'key' @28
vnet-link add t0 type ip6tnl key 5 ! unknown word 'key' @30
vnet-link add t0 type sit external ! unknown word 'external' @27
vnet-link add t0 type vti ttl 5 ! unknown word 'ttl' @27
vnet-link add t0 type gre external key 5 ! 'key' cannot be said with 'external' @36
vnet-link add t0 type gre remote 10.0.0.1 external ! 'remote' cannot be said with 'external' @27
vnet-link add t0 type gretap external ttl 9 ! 'ttl' cannot be said with 'external' @39
vnet-link add t0 type ip6gre external tclass inherit ! 'tclass' cannot be said with 'external' @39
vnet-link add t0 type ipip external dev eth0 ! 'dev' cannot be said with 'external' @37
vnet-link add t0 type ip6tnl encaplimit none external ! 'encaplimit' cannot be said with 'external' @30
vnet-link add t0 type erspan external seq ! 'seq' cannot be said with 'external' @39
vnet-link set v0 type gre external noseq ! 'noseq' cannot be said with 'external' @36
vnet-link add t0 type erspan remote 10.0.0.1 ! needs 'seq' and 'key' & only 'erspan_ver 0' has none @18
vnet-link add t0 type ip6erspan remote ::1 key 5 ! needs 'seq' and 'key' & 0..1023 @18
vnet-link add t0 type erspan key 1024 seq ! 1024 is out of range & key takes 0..1023 @34
vnet-link add t0 type erspan key 0.0.4.0 seq ! 0.0.4.0 is out of range @34
vnet-link add t0 type erspan key 5 seq csum ! can have no 'csum' @18
vnet-link add t0 type erspan key 5 seq erspan 0 ! erspan takes 1..1048575 @47
vnet-link add t0 type erspan key 5 seq erspan_ver 3 ! erspan_ver takes 0..2 @51
vnet-link add t0 type ip6erspan key 5 seq erspan_ver 0 ! erspan_ver takes 1..2 @54
vnet-link add t0 type erspan key 5 seq erspan_ver 2 erspan 7 ! 'erspan' is of 'erspan_ver 1', not 2 @53
vnet-link add t0 type erspan key 5 seq erspan_hwid 7 ! 'erspan_hwid' is of 'erspan_ver 2', not 1 @40
vnet-link add t0 type erspan key 5 seq erspan_ver 2 erspan_dir out ! it takes ingress|egress @64
vnet-link add t0 type ip6gre flowlabel 0x100000 ! flowlabel cannot be '0x100000' & 0..0xfffff @40
vnet-link add t0 type ip6gre tclass zz ! tclass cannot be 'zz' & 0..0xff @37
vnet-link add t0 type ip6gre dscp keep ! dscp cannot be 'keep': it takes inherit @35
vnet-link add t0 type ip6tnl encaplimit 256 ! encaplimit takes 0..255 @41
vnet-link add t0 type ip6tnl encaplimit none encaplimit 4 ! 'encaplimit' and 'encaplimit' set the same thing @46
vnet-link add t0 type ip6tnl mode ipip ! mode cannot be 'ipip' @35
vnet-link add t0 type ipip mode ip6ip ! mode cannot be 'ip6ip' @33
vnet-link add t0 type sit 6rd-prefix 10.0.0.0/8 ! must be an IPv6 prefix @38
vnet-link add t0 type sit 6rd-relay_prefix 2001:db8::/32 ! must be an IPv4 prefix @44
vnet-link add t0 type sit 6rd-prefix 2001:db8::/129 ! wrong prefix length @38
vnet-link add t0 type sit 6rd-reset 6rd-prefix 2001:db8::/32 ! '6rd-reset' and '6rd-prefix' set the same thing @37
vnet-link add t0 type gre encap udp ! encap cannot be 'udp': it takes none|fou|gue @33
vnet-link add t0 type gre encap-sport 65536 ! encap-sport takes 0..65535 @39
vnet-link add t0 type gre encap-dport auto ! 'auto' is not a number @39
vnet-link add t0 type gre encap fou noencap ! 'encap' and 'noencap' set the same thing @37
vnet-link add t0 type gre encap-csum6 ! unknown word 'encap-csum6' @27
vnet-link add t0 type gre dev eth0 dev br0 ! 'dev' and 'dev' set the same thing @36
vnet-link add t0 type ipip remote 10.0.0.1 ttl 9 nopmtudisc ! 'nopmtudisc' needs 'ttl inherit' @50
vnet-link add t0 type sit nopmtudisc ttl 9 ! 'nopmtudisc' needs 'ttl inherit' @27
vnet-link set group 5 type gre ttl 9 ! not with a group @23
vnet-link add t0 type erspan nopmtudisc ignore-df remote 10.0.0.1 ! needs 'seq' and 'key' @18
vnet-link add t0 type erspan key 5 seq ignore-df ! 'ignore-df' needs 'nopmtudisc' @40
vnet-link add t0 type erspan key 5 seq remote 239.1.1.1 ! 'local' must be said, too @40
