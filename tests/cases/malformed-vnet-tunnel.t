# SPDX-License-Identifier: GPL-2.0-or-later
# WORDS ! TEXT [& TEXT ...] @COLUMN as in malformed.t: vnet-tunnel.

vnet-tunnel frob ! vnet-tunnel has no verb 'frob' & it has add, change, ensure, del, show, vtep, host, map, check @13
vnet-tunnel ad gre1 mode gre ! vnet-tunnel has no verb 'ad' & did you mean 'add'? @13
vnet-tunnel add ! a new tunnel needs 'mode MODE' or 'type KIND' @17
vnet-tunnel add x ! what kind of tunnel is 'x'? say 'mode MODE' or 'type KIND' & modes: gre, ipip, sit, isatap, vti, ip6gre, ip6ip6, ipip6, any, vti6, gretap @17
vnet-tunnel add x remote 192.0.2.1 ! what kind of tunnel is 'x'? say 'mode MODE' or 'type KIND' & modes: gre, ipip, sit, isatap, vti, ip6gre, ip6ip6, ipip6, any, vti6, gretap @17
vnet-tunnel add x local 192.0.2.1 key 5 ! what kind of tunnel is 'x'? say 'mode MODE' or 'type KIND' & modes: gre, ipip, sit, isatap, vti, ip6gre, ip6ip6, ipip6, any, vti6, gretap @17
vnet-tunnel add gre1 mode ! 'mode' needs a value: MODE @27
vnet-tunnel add gre1 mode frob remote 192.0.2.1 ! mode cannot be 'frob': it takes gre|ipip|sit|isatap|vti|ip6gre|vti6|ip6ip6|ipip6|any|gretap|erspan @27
vnet-tunnel add x mode frob ! mode cannot be 'frob': it takes gre|ipip|sit|isatap|vti|ip6gre|vti6|ip6ip6|ipip6|any|gretap|erspan @24
vnet-tunnel add x mode gre mode ipip ! 'mode' and 'mode' set the same thing & say one of them, once @28
vnet-tunnel add x mode gre type vxlan ! 'mode' and 'type' set the same thing & say one of them, once @28
vnet-tunnel add x type bridge ! 'bridge' is no kind of tunnel & vnet-link makes links of every kind @19
vnet-tunnel add x type ! 'type' needs a value: KIND @24
vnet-tunnel add x type bridge_slave ! 'bridge' is no kind of tunnel & vnet-link makes links of every kind @19
vnet-tunnel add x type vxlan ! 'vxlan' needs 'id' or 'external' @30
vnet-tunnel add x mode vxlan ! 'vxlan' needs 'id' or 'external' @30
vnet-tunnel add x mode gre remote 2001:db8::1 local 192.0.2.1 ! 'remote' is IPv6 and 'local' is IPv4 @47
vnet-tunnel add x mode gre remote 192.0.2.1 local 2001:db8::1 ! 'remote' is IPv4 and 'local' is IPv6 @45
vnet-tunnel add x mode sit remote 2001:db8::1 ! '2001:db8::1' is an IPv6 address, sit takes IPv4 & tunnels between IPv6 addresses are of type ip6tnl @35
vnet-tunnel add x mode ip6gre remote 192.0.2.1 ! '192.0.2.1' is an IPv4 address, ip6gre takes IPv6 & tunnels between IPv4 addresses are of type gre @38
vnet-tunnel add x mode isatap remote 2001:db8::1 ! '2001:db8::1' is an IPv6 address, sit takes IPv4 & tunnels between IPv6 addresses are of type ip6tnl @38
vnet-tunnel add x mode ipip key 5 ! unknown word 'key' after 'ipip' @29
vnet-tunnel add x mode sit csum ! unknown word 'csum' after 'sit' @28
vnet-tunnel add x mode gre key 4294967296 ! 4294967296 is out of range: key takes 0..4294967295 @32
vnet-tunnel add x mode gre key ! 'key' needs a value: KEY @32
vnet-tunnel add x mode gre ttl 256 ! 256 is out of range: ttl takes 0..255 @32
vnet-tunnel add x mode gre remote 192.0.2.1 remote 192.0.2.2 ! 'remote' and 'remote' set the same thing & say one of them, once @45
vnet-tunnel add x mode gre frob ! unknown word 'frob' after 'gre' @28
vnet-tunnel add x mode gre encaplimit 4 ! unknown word 'encaplimit' after 'gre' @28
vnet-tunnel add x mode ip6ip6 remote 2001:db8::1 mode any ! 'mode' and 'mode' set the same thing & say one of them, once @50
vnet-tunnel add abcdefghijklmnop mode gre ! name 'abcdefghijklmnop' has 16 bytes, the limit is 15 & give it a short name and the long one as altname: vnet-link property add dev NAME altname abcdefghijklmnop @17
vnet-tunnel add a/b mode gre ! an interface name cannot contain '/' @17
vnet-tunnel add x y mode gre ! unknown word 'y' after 'x' @19
vnet-tunnel add name x y mode gre ! unknown word 'y' after 'x' @24
vnet-tunnel -4 add x mode ip6ip6 remote 2001:db8::1 ! '2001:db8::1' is an IPv6 address, -4 asks for IPv4 @41
vnet-tunnel add x type vxlan id 16777216 dev eth0 ! 16777216 is out of range: id takes 0..16777215 @33
vnet-tunnel change ! which tunnel? @20
vnet-tunnel change x mode frob ! mode cannot be 'frob': it takes gre|ipip|sit|isatap|vti|ip6gre|vti6|ip6ip6|ipip6|any|gretap|erspan @27
vnet-tunnel change x mode gre frob ! unknown word 'frob' after 'gre' @31
vnet-tunnel change x type bridge ! 'bridge' is no kind of tunnel & vnet-link makes links of every kind @22
vnet-tunnel ensure ! which interface? ensure needs its name @20
vnet-tunnel ensure mode gre ! which interface? ensure needs its name @29
vnet-tunnel ensure x mode gre recreate recreate ! 'recreate' and 'recreate' set the same thing & say one of them, once @40
vnet-tunnel del ! which tunnel? @17
vnet-tunnel del x y ! unknown word 'y' after 'x' @19
vnet-tunnel del x mode frob ! mode cannot be 'frob': it takes gre|ipip|sit|isatap|vti|ip6gre|vti6|ip6ip6|ipip6|any|gretap|erspan @24
vnet-tunnel show x mode gre type gre ! 'mode' and 'type' exclude each other @29
vnet-tunnel show type bridge ! 'bridge' is no kind of tunnel @18
vnet-tunnel show mode frob ! mode cannot be 'frob': it takes gre|ipip|sit|isatap|vti|ip6gre|vti6|ip6ip6|ipip6|any|gretap|erspan @23
vnet-tunnel show remote 192.0.2.300 ! '192.0.2.300' is not an IP address: 300 is more than 255 & four decimal bytes like 192.0.2.1, or IPv6 like 2001:db8::1 @25
vnet-tunnel show x y ! unknown word 'y' after 'x' @20
vnet-tunnel prl dev sit1 prl-default 192.0.2.1 ! the kernel takes the router list of an ISATAP tunnel by ioctl only & vnet speaks netlink and nothing else; ip tunnel prl does this @13
vnet-tunnel vtep frob ! vnet-tunnel vtep has no verb 'frob' & it has add, del, show @18
vnet-tunnel vtep add ! which VXLAN? @22
vnet-tunnel vtep add vx0 ! which endpoint? say its address @26
vnet-tunnel vtep add vx0 192.0.2.1 192.0.2.1 ! '192.0.2.1' is said twice @36
vnet-tunnel vtep add vx0 0.0.0.0 ! '0.0.0.0' is not the address of an endpoint @26
vnet-tunnel vtep add vx0 :: ! '::' is not the address of an endpoint @26
vnet-tunnel vtep add vx0 192.0.2.1/24 ! '192.0.2.1/24' has a prefix length: 192.0.2.1/24 takes none @26
vnet-tunnel vtep add vx0 192.0.2.1 vni 0 ! 0 is out of range: vni takes 1..16777215 @40
vnet-tunnel vtep add vx0 192.0.2.1 vni 16777216 ! 16777216 is out of range: vni takes 1..16777215 @40
vnet-tunnel vtep add vx0 192.0.2.1 vni 5 src_vni 6 ! 'vni' and 'src_vni' set the same thing & say one of them, once @42
vnet-tunnel vtep add vx0 192.0.2.1 port 65536 ! 65536 is out of range: port takes 1..65535 @41
vnet-tunnel vtep add vx0 192.0.2.1 vlan 4095 ! 4095 is out of range: vlan takes 1..4094 @41
vnet-tunnel vtep add vx0 192.0.2.1 via ! 'via' needs a value: DEV @40
vnet-tunnel vtep add vx0 frob ! 'frob' is not an IP address & four decimal bytes like 192.0.2.1, or IPv6 like 2001:db8::1 @26
vnet-tunnel vtep del vx0 ! which endpoint? say its address @26
vnet-tunnel vtep show vx0 192.0.2.1 ! unknown word '192.0.2.1' after 'vx0' @27
vnet-tunnel host add ! which VXLAN? @22
vnet-tunnel host add vx0 ! which host? say its MAC address @26
vnet-tunnel host add vx0 02:00:00:00:00:05 ! behind which endpoint? say its address @44
vnet-tunnel host add vx0 02:00:00:00:00 192.0.2.1 ! '02:00:00:00:00' is not a MAC address & six bytes in hexadecimal, like 02:00:00:00:00:01 @26
vnet-tunnel host add vx0 00:00:00:00:00:00 192.0.2.1 ! '00:00:00:00:00:00' is not the MAC address of a host @26
vnet-tunnel host add vx0 01:00:00:00:00:05 192.0.2.1 ! '01:00:00:00:00:05' is not the MAC address of a host @26
vnet-tunnel host add vx0 02:00:00:00:00:05 192.0.2.1 192.0.2.2 ! unknown word '192.0.2.2' after '192.0.2.1' @54
vnet-tunnel host add vx0 02:00:00:00:00:05 0.0.0.0 ! '0.0.0.0' is not the address of an endpoint @44
vnet-tunnel host add vx0 02:00:00:00:00:05 192.0.2.1 ip 10.0.0.5/24 ! '10.0.0.5/24' has a prefix length: ip takes none @57
vnet-tunnel host add vx0 02:00:00:00:00:05 192.0.2.1 vlan 0 ! 0 is out of range: vlan takes 1..4094 @59
vnet-tunnel host add vx0 02:00:00:00:00:05 192.0.2.1 ip ! 'ip' needs a value: ADDR @57
vnet-tunnel host del vx0 ! which host? say its MAC address @26
vnet-tunnel host show vx0 02:00:00:00:00:05 ! unknown word '02:00:00:00:00:05' after 'vx0' @27
vnet-tunnel map add ! which VXLAN? @21
vnet-tunnel map add vx0 ! which VLANs? say V=VNI, or ranges like 20-29=10020-10029 @25
vnet-tunnel map add vx0 10 ! VLAN 10 needs its VNI: 10=VNI @25
vnet-tunnel map add vx0 10= ! '' is no VNI: they are 1..16777215 @25
vnet-tunnel map add vx0 =10010 ! '' is no VLAN: they are 1..4094 @25
vnet-tunnel map add vx0 10=10010=5 ! '10010=5' is no VNI: they are 1..16777215 @25
vnet-tunnel map add vx0 0=10010 ! '0' is no VLAN: they are 1..4094 @25
vnet-tunnel map add vx0 4095=10010 ! '4095' is no VLAN: they are 1..4094 @25
vnet-tunnel map add vx0 10=0 ! '0' is no VNI: they are 1..16777215 @25
vnet-tunnel map add vx0 10=16777216 ! '16777216' is no VNI: they are 1..16777215 @25
vnet-tunnel map add vx0 20-29=10020-10030 ! 10 VLANs need as many VNIs, not 11: 20-29=10020-10030 @25
vnet-tunnel map add vx0 20-29=10020 ! 10 VLANs need as many VNIs, not 1: 20-29=10020 @25
vnet-tunnel map add vx0 29-20=10020-10029 ! '29-20' is no range: the second number is to be larger @25
vnet-tunnel map add vx0 10=10010,10=10011 ! VLAN 10 is said twice @25
vnet-tunnel map add vx0 10-20=10010-10020,15=5 ! VLAN 15 is said twice @25
vnet-tunnel map add vx0 10=10010,11=10010 ! VNI 10010 is said twice @25
vnet-tunnel map add vx0 10=10010, ! '' is no VLAN: they are 1..4094 @25
vnet-tunnel map add vx0 10=10010 11=10011 ! unknown word '11=10011' after '10=10010' @34
vnet-tunnel map add vx0 10=10010 bridge br0 master br0 ! 'bridge' and 'master' set the same thing & say one of them, once @45
vnet-tunnel map del vx0 ! which VLANs? say V=VNI, or ranges like 20-29=10020-10029 @25
vnet-tunnel map del vx0 10=10010 bridge br0 ! unknown word 'bridge' after '10=10010' @34
vnet-tunnel map show vx0 10=10010 ! unknown word '10=10010' after 'vx0' @26
vnet-tunnel check ! which VXLAN? say its name, or 'all' @19
vnet-tunnel check vx0 all ! 'all' is every VXLAN @19
vnet-tunnel check vx0 vx1 ! unknown word 'vx1' after 'vx0' @23
vnet-tunnel change gre1 mode isatap key 5 ! unknown word 'key' after 'isatap' @37
vnet-tunnel add mode mode ! 'mode' needs a value: MODE @27
vnet-tunnel add type type ! 'type' needs a value: KIND @27
